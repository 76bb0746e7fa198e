export { inAppChannel } from './in-app.channel';
export { notificationSubscribers } from './notifications.subscribers';
export { notificationTexts } from './notifications.texts';
export { writeMessage } from './writing.service';
