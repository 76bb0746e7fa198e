import type { Actor } from '../../platform/ctx';
import type { Shell } from '../../platform/http/request';
import { localized } from '../../platform/i18n/localized';
import type { CategoryNode } from '../categories';
import type { Settings } from '../settings';

export interface HomeState {
  settings: Settings;
  categories: readonly CategoryNode[];
  actor: Actor;
}

export function homeView({ t, locale }: Shell, { settings, categories, actor }: HomeState) {
  const staff = actor.kind === 'person' && actor.role !== 'customer';
  const ask = staff ? '/desk/tickets/new' : '/portal/tickets/new';
  const link = (category: { id: string; nameEs: string; nameEn: string }) => ({
    label: localized(locale, category, 'name'),
    href: `${ask}?category=${category.id}`,
  });
  return {
    signUpOpen: settings.signUp !== 'closed',
    text: t('home.text', { desk: settings.name }),
    ask,
    // The places of the portals are one step away; this page is the same for everybody.
    nav: [],
    // What the second button offers depends on who is looking.
    also: alsoFor(t, actor, staff),
    topics: categories.map((category) => ({ ...link(category), children: category.children.map(link) })),
    steps: [
      { title: t('home.step1.title'), text: t('home.step1.text') },
      { title: t('home.step2.title'), text: t('home.step2.text') },
      { title: t('home.step3.title'), text: t('home.step3.text') },
    ],
  };
}

function alsoFor(t: Shell['t'], actor: Actor, staff: boolean) {
  if (actor.kind !== 'person') return { label: t('home.sign_in'), href: '/login' };
  return staff ? { label: t('home.desk'), href: '/desk' } : { label: t('home.my_tickets'), href: '/portal' };
}
