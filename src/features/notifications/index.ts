export { notificationSubscribers } from './notifications.subscribers';
export { notificationTexts } from './notifications.texts';
