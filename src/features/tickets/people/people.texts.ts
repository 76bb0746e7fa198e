import type { Texts } from '../../../platform/i18n';

export const peopleTexts: Texts = {
  'desk.ticket.participants': { es: 'Participantes', en: 'Participants' },
  'desk.ticket.participants_hint': {
    es: 'Clientes en copia: ven y responden.',
    en: 'Customers in copy: they see and reply.',
  },
  'desk.ticket.participant_add': { es: 'Añadir participante', en: 'Add participant' },
  'desk.ticket.participant_placeholder': { es: 'Nombre o correo', en: 'Name or e-mail' },
  'desk.ticket.participant_search': { es: 'Buscar', en: 'Find' },
  'desk.ticket.participants_title': {
    es: 'Añadir participantes a #{number}',
    en: 'Add participants to #{number}',
  },
  'desk.ticket.participants_none': {
    es: 'Nadie con ese nombre o correo',
    en: 'Nobody with that name or e-mail',
  },
  'desk.ticket.participants_none_hint': {
    es: 'Solo se puede añadir a clientes que ya tienen cuenta.',
    en: 'Only customers who already have an account can be added.',
  },
  'desk.ticket.followers': { es: 'Seguidores', en: 'Followers' },
  'desk.ticket.followers_hint': {
    es: 'Personal que recibe las novedades.',
    en: 'Staff who are kept informed.',
  },
  'desk.ticket.follower_add': { es: 'Añadir seguidor', en: 'Add follower' },
  'desk.ticket.people_max': { es: 'Hasta {max, number} personas.', en: 'Up to {max, number} people.' },
  'desk.ticket.follow': { es: 'Seguir', en: 'Follow' },
  'desk.ticket.unfollow': { es: 'Dejar de seguir', en: 'Unfollow' },
  'desk.ticket.add': { es: 'Añadir', en: 'Add' },
  'desk.ticket.add_person': { es: 'Añadir a {name}', en: 'Add {name}' },
  'desk.ticket.remove_person': { es: 'Quitar a {name}', en: 'Remove {name}' },
  'desk.ticket.flash.following': { es: 'Siguiendo el ticket', en: 'Following the ticket' },
  'desk.ticket.flash.unfollowed': { es: 'Ya no se sigue el ticket', en: 'No longer following the ticket' },
};
