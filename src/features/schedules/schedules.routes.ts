import type { Access, Route } from '../../platform/http/routes';
import type { Place } from '../reports';
import { change, create, editPage, newPage } from './form.controller';
import { listAt } from './paths';
import { listPage, pause, remove, resume, run, schedulePage, takeOverIt } from './schedules.controller';

const routesAt = (at: Place, access: Access): Route[] => {
  const list = listAt(at);
  const one = `${list}/:id`;
  return [
    { method: 'get', path: list, access, handler: listPage(at) },
    { method: 'get', path: `${list}/new`, access, handler: newPage(at) },
    { method: 'post', path: list, access, handler: create(at) },
    { method: 'get', path: one, access, handler: schedulePage(at) },
    { method: 'post', path: one, access, handler: change(at) },
    { method: 'get', path: `${one}/edit`, access, handler: editPage(at) },
    { method: 'post', path: `${one}/runs`, access, handler: run(at) },
    { method: 'post', path: `${one}/pause`, access, handler: pause(at) },
    { method: 'post', path: `${one}/resumption`, access, handler: resume(at) },
    { method: 'post', path: `${one}/removal`, access, handler: remove(at) },
  ];
};

/** They stand before the pages of reports, whose name of a report theirs would be. */
export const scheduleRoutes: Route[] = [
  ...routesAt('admin', 'administrator'),
  {
    method: 'post',
    path: `${listAt('admin')}/:id/owner`,
    access: 'administrator',
    handler: takeOverIt('admin'),
  },
  ...routesAt('desk', 'staff'),
];
