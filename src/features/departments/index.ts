export { departmentReferences } from './departments.references';
export {
  allDepartments,
  createDepartment,
  type Department,
  type DepartmentInput,
  departments,
  resignManager,
  setDepartmentsOf,
  updateDepartment,
} from './departments.service';
