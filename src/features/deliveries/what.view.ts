import type { I18n, Translate } from '../../platform/i18n';
import { KINDS, TEMPLATES } from '../notifications';
import type { DeliveryFilter } from './list.types';

/** Letters that somebody has asked for: the others are told apart by their subjects. */
const LETTERS = [
  'invitation',
  'registration',
  'password_reset',
  'address_proof',
  'address_change',
  'identity_new',
  'locked',
] as const;

const templatesOf = (kind: string): string[] =>
  Object.entries(TEMPLATES).flatMap(([template, of]) => (of === kind ? [template] : []));

/** What the filter offers: each kind as a whole, then its own templates where it has several. */
export function whatGroups(t: Translate) {
  const kinds = KINDS.map((kind) => {
    const templates = templatesOf(kind);
    return group(t, kind, templates.length > 1 ? templates : [], 'deliveries.template');
  });
  return [...kinds, group(t, 'digest', [], ''), group(t, 'account', LETTERS, 'deliveries.letter')];
}

function group(t: Translate, kind: string, templates: readonly string[], words: string) {
  const label = t(`deliveries.kind.${kind}`);
  const whole = templates.length > 0 ? t('deliveries.filter.all_of', { kind: label }) : label;
  return {
    label,
    options: [
      { value: kind, label: whole },
      ...templates.map((one) => ({ value: `${kind}.${one}`, label: t(`${words}.${one}`) })),
    ],
  };
}

/** What a value of the filter asks for; nothing is like a kind that there is not. */
export function whatFilter(what: string | null): Pick<DeliveryFilter, 'templates' | 'isLetter'> {
  if (!what) return {};
  const [kind = '', template] = what.split('.');
  if (kind === 'account' && !template) return { isLetter: true };
  if (template) return { templates: [template], isLetter: kind === 'account' };
  return { templates: kind === 'digest' ? ['digest'] : templatesOf(kind) };
}

/** The words of a filter's value; null for one that there is not. */
export function whatText(t: Translate, what: string): string | null {
  const options = whatGroups(t).flatMap((one) => one.options);
  return options.find(({ value }) => value === what)?.label ?? null;
}

/** What a delivery is, by its template; a letter about an account by its own name, or as one of them. */
export function templateText({ t, i18n }: { t: Translate; i18n: I18n }, template: string): string {
  const key = [`deliveries.template.${template}`, `deliveries.letter.${template}`].find(i18n.has);
  return t(key ?? 'deliveries.kind.account');
}
