export { type DeskJob, JOB_STATES, type JobState } from './jobs.repo';
export { type JobsInState, jobsOf, removeJob, retryJob } from './jobs.service';
