import { type Db, rows } from '../../../platform/db';
import type { Selection } from './selection';

/** What somebody wrote with a rating. */
export interface Comment {
  number: number;
  subject: string;
  score: number;
  comment: string;
  at: Date;
  requester: string;
  technician: string | null;
  department: string;
}

/** The latest of the ratings that have a comment. */
export function commentsOf(db: Db, { from, sql, bindings }: Selection, most: number): Promise<Comment[]> {
  return rows(
    db,
    `select t.number, t.subject, f.value as score, t.satisfaction_comment as comment, f.at, r.name as requester,
       p.name as technician, d.name as department
     from ${from} join users r on r.id = t.requester_id join departments d on d.id = t.department_id
       left join users p on p.id = f.person_id
     where ${sql} order by f.at desc, f.id desc limit :most`,
    { ...bindings, most },
  );
}

/** A promise that was broken. */
export interface Breach {
  number: number;
  subject: string;
  kind: string;
  policy: string;
  targetSeconds: number;
  takenSeconds: number | null;
  at: Date;
  technician: string | null;
  department: string;
  /** As the history of promises keeps it. */
  cause: unknown;
}

/** The latest of the promises that were broken. */
export function breachesOf(db: Db, { from, sql, bindings }: Selection, most: number): Promise<Breach[]> {
  return rows(
    db,
    `select t.number, t.subject, s.kind, coalesce(c.name, s.policy_name) as policy, s.target_seconds, s.taken_seconds,
       s.decided_at as at, p.name as technician, d.name as department, s.cause
     from ${from} join departments d on d.id = t.department_id left join users p on p.id = t.assignee_id
       left join sla_policies c on c.id = s.policy_id
     where ${sql} order by s.decided_at desc, s.id desc limit :most`,
    { ...bindings, most },
  );
}
