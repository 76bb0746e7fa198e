// What others may use of schedules of reports: the only file that another feature may import.

export { keptTopics } from './live.service';
export { scheduleFiles, scheduleTasks } from './schedules.jobs';
export { scheduleReferences } from './schedules.references';
export { addSchedule, createSchedule, scheduleOf } from './schedules.service';
export type { Schedule, ScheduleInput } from './schedules.types';
