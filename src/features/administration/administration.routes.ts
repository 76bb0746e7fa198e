import type { Route } from '../../platform/http/routes';
import type { Administration } from './places.view';
import { changeSteps, places, startPage } from './start.controller';

const access = 'administrator';

export function administrationRoutes(administration: Administration): Route[] {
  return [
    { method: 'get', path: '/admin', access, handler: (req, res) => startPage(administration, req, res) },
    {
      method: 'get',
      path: '/admin/places.json',
      access,
      handler: (req, res) => places(administration, req, res),
    },
    {
      method: 'post',
      path: '/admin/first-steps',
      access,
      handler: (req, res) => changeSteps(administration, req, res),
    },
  ];
}
