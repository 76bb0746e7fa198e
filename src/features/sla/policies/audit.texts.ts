import type { Texts } from '../../../platform/i18n';
import { PRIORITIES } from '../../tickets';
import { calendarField, targetField } from './policies.words';

/** What the log of changes calls the fields of a policy. */
export const policyAuditTexts: Texts = {
  'audit.field.isDefault': { es: 'Política general', en: 'Default policy' },
  'audit.field.organizationIds': { es: 'Organizaciones', en: 'Organizations' },
  'audit.field.types': { es: 'Tipos', en: 'Types' },
  'audit.field.vip': { es: 'Cliente VIP', en: 'VIP customer' },
  'audit.field.fieldValues': { es: 'Valores de campos propios', en: 'Values of custom fields' },
  'audit.field.pausesFor': { es: 'El reloj se detiene', en: 'The clock stops' },
  'audit.field.tellsResponse': {
    es: 'El cliente ve cuándo se responde',
    en: 'Customers see when they are answered',
  },
  'audit.field.tellsResolution': {
    es: 'El cliente ve cuándo se resuelve',
    en: 'Customers see when it is resolved',
  },
  ...Object.fromEntries(
    PRIORITIES.flatMap((priority) => [
      [
        `audit.field.${targetField(priority, 'first_response')}`,
        { es: `${priority}: primera respuesta`, en: `${priority}: first response` },
      ],
      [
        `audit.field.${targetField(priority, 'next_response')}`,
        { es: `${priority}: siguiente respuesta`, en: `${priority}: next response` },
      ],
      [
        `audit.field.${targetField(priority, 'resolution')}`,
        { es: `${priority}: resolución`, en: `${priority}: resolution` },
      ],
      [
        `audit.field.${calendarField(priority)}`,
        { es: `${priority}: otro calendario`, en: `${priority}: another calendar` },
      ],
    ]),
  ),
};
