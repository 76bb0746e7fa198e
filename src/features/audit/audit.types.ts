/** Every kind of event that the desk records, by what it is about. */
export const AUDIT_TYPES: Record<string, string[]> = {
  ticket: ['created', 'changed', 'replied', 'noted', 'rated', 'deleted', 'restored'],
  user: ['created', 'changed', 'deactivated', 'reactivated', 'signed_in', 'signed_out', 'password_changed'],
  department: ['created', 'changed', 'deleted'],
  organization: ['created', 'changed', 'deleted'],
  category: ['created', 'changed', 'deleted'],
  skill: ['created', 'changed', 'deleted'],
  ticket_field: ['created', 'changed', 'deleted'],
  canned_reply: ['created', 'changed', 'deleted'],
  settings: ['changed'],
  job: ['retried', 'removed'],
  desk: ['erased'],
};
