// What others may use of exports: the only file that another feature may import.

export { exportFiles, exportTasks } from './exports.jobs';
export { exportsTopic } from './exports.service';
