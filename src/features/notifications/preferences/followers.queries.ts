import { type Db, row } from '../../../platform/db';

/** Of those who follow the department of an expression, the staff who are still here and see its tickets. */
export const FOLLOWERS = (departmentId: string): string =>
  `array(select u.id from department_followers f join users u on u.id = f.user_id
     where f.department_id = ${departmentId} and u.state <> 'inactive' and (
       u.role = 'administrator' or u.role = 'technician' and (
         coalesce((select value = 'true' from settings where key = 'techniciansSeeAll'), false)
         or exists (select from department_members m where m.user_id = u.id and m.department_id = f.department_id)))
     order by u.id)`;

export async function followersOf(db: Db, departmentId: string): Promise<string[]> {
  const sql = `select ${FOLLOWERS(':departmentId::uuid')} as ids`;
  return (await row<{ ids: string[] }>(db, sql, { departmentId }, 'department followers')).ids;
}
