import type { Route } from '../../../platform/http/routes';
import {
  restoreDefault,
  saveTemplate,
  templatePage,
  templatesPage,
  testTemplate,
} from './templates.controller';
import { PATH } from './templates.view';

const access = 'administrator';

export const templateRoutes: Route[] = [
  { method: 'get', path: PATH, access, handler: templatesPage },
  { method: 'get', path: `${PATH}/:template`, access, handler: templatePage },
  { method: 'post', path: `${PATH}/:template`, access, handler: saveTemplate },
  {
    method: 'post',
    path: `${PATH}/:template/test`,
    access,
    limit: 'template_test',
    handler: testTemplate,
  },
  { method: 'post', path: `${PATH}/:template/default`, access, handler: restoreDefault },
];
