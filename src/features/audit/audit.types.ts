/** Every kind of event that the desk records, by what it is about. */
export const AUDIT_TYPES: Record<string, string[]> = {
  ticket: ['created', 'changed', 'replied', 'noted', 'rated', 'deleted', 'restored'],
  user: [
    ...[
      'created',
      'changed',
      'deactivated',
      'reactivated',
      'invited',
      'invitation_accepted',
      'email_verified',
    ],
    ...['signed_in', 'signed_out', 'sessions_ended', 'locked', 'unlocked', 'acting_began', 'acting_ended'],
    ...['password_changed', 'password_reset', 'password_removed', 'identity_linked', 'identity_unlinked'],
    ...['factor_added', 'factor_removed', 'recovery_codes_renewed', 'recovery_code_used'],
  ],
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
