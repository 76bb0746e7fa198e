export { type AuditEntry, type AuditFilter, auditPage } from './audit.queries';
