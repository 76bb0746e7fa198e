export { departmentReferences } from './departments.references';
export {
  allDepartments,
  createDepartment,
  type Department,
  type DepartmentInput,
  departments,
  FIRST_DEPARTMENT,
  resignManager,
  setDepartmentsOf,
  updateDepartment,
} from './departments.service';
