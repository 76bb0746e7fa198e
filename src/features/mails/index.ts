export { type Letter, type Reader, readerOf, sendLetter } from './letters.service';
export { mailTasks } from './mails.jobs';
export { type NewMail, queueMail, TOPIC } from './mails.service';
