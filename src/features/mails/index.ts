export { type Letter, type Reader, readerOf, sendLetter } from './letters.service';
export { mailTasks } from './mails.jobs';
export { type NewMail, queueMail, queueMails, TOPIC } from './mails.service';
