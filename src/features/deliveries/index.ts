export { mailTasks } from './deliveries.jobs';
export { type NewMail, queueMail, queueMails, TOPIC } from './deliveries.service';
export { type Letter, type Reader, readerOf, sendLetter } from './letters.service';
