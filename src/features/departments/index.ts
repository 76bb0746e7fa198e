export type {
  DepartmentDetail,
  DepartmentFilter,
  DepartmentListItem,
  DepartmentUses,
} from './departments.repo';
export {
  allDepartments,
  createDepartment,
  type DepartmentInput,
  departmentUses,
  findDepartment,
  listDepartments,
  removeDepartment,
  resignManager,
  setDepartmentsOf,
  updateDepartment,
} from './departments.service';
