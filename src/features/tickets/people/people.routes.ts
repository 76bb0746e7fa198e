import type { Route } from '../../../platform/http/routes';
import { changeFollowers, changeParticipants, participantsPage } from './people.controller';

const TICKET = '/desk/tickets/:number';

export const peopleRoutes: Route[] = [
  { method: 'post', path: `${TICKET}/followers`, access: 'staff', handler: changeFollowers },
  { method: 'get', path: `${TICKET}/participants`, access: 'staff', handler: participantsPage },
  { method: 'post', path: `${TICKET}/participants`, access: 'staff', handler: changeParticipants },
];
