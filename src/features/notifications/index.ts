export { inAppChannel } from './in-app.channel';
export { notificationSubscribers } from './notifications.subscribers';
export { notificationTexts } from './notifications.texts';
export { preferenceTasks } from './preferences/preferences.jobs';
export { preferenceSubscribers } from './preferences/preferences.subscribers';
export { preferencesSummary } from './preferences/summary';
export { cellWords } from './preferences/words';
export { writeMessage } from './writing.service';
