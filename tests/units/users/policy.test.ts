import {
  assertMayCreate,
  assertMayLookUpPeople,
  assertStaff,
  homeOf,
  isStaff,
  maySee,
} from '../../../src/features/users/users.policy';
import type { Actor, Role } from '../../../src/platform/ctx';
import type { AppError } from '../../../src/platform/errors';
import {
  actorId,
  assertAdministrator,
  assertRunsTheDesk,
  isAdministrator,
  runsTheDesk,
} from '../../../src/platform/rights';
import { person, system } from '../../tickets/samples';

// What somebody may do with people and with the desk: a row a kind of actor.

const ROLES: Role[] = ['customer', 'technician', 'administrator'];
const ACTORS: Record<string, Actor> = {
  visitor: { kind: 'anonymous' },
  customer: person('customer'),
  technician: person('technician'),
  administrator: person('administrator'),
  desk: system,
};

const answer = (act: () => void): string => {
  try {
    act();
    return 'yes';
  } catch (error) {
    return (error as AppError).code;
  }
};
/** What each kind of actor is answered, from visitors to the desk. */
const row = (ask: (actor: Actor) => unknown) => Object.values(ACTORS).map(ask);

test('running the desk', () => {
  expect(row(runsTheDesk)).toEqual([false, false, false, true, true]);
  expect(row(isAdministrator)).toEqual([false, false, false, true, false]);
  expect(row((actor) => answer(() => assertRunsTheDesk(actor)))).toEqual([
    'not_found',
    'not_found',
    'not_found',
    'yes',
    'yes',
  ]);
  expect(row((actor) => answer(() => assertAdministrator(actor)))).toEqual([
    'forbidden',
    'forbidden',
    'forbidden',
    'yes',
    'yes',
  ]);
  expect(row(actorId)).toEqual([null, 'me', 'me', 'me', null]);
});

test('being of the staff', () => {
  expect(row(isStaff)).toEqual([false, false, true, true, false]);
  expect(row((actor) => answer(() => assertStaff(actor)))).toEqual([
    'forbidden',
    'forbidden',
    'yes',
    'yes',
    'forbidden',
  ]);
});

test('making people: visitors themselves and staff customers, administrators everybody, customers nobody', () => {
  const may = (actor: Actor) => ROLES.filter((role) => answer(() => assertMayCreate(actor, role)) === 'yes');
  expect(row(may)).toEqual([['customer'], [], ['customer'], ROLES, ROLES]);
});

test('seeing people: customers themselves, staff everybody', () => {
  expect(row((actor) => [maySee(actor, 'me'), maySee(actor, 'other')])).toEqual([
    [false, false],
    [true, false],
    [true, true],
    [true, true],
    [true, true],
  ]);
  expect(row((actor) => answer(() => assertMayLookUpPeople(actor)))).toEqual([
    'not_found',
    'not_found',
    'yes',
    'yes',
    'yes',
  ]);
});

test('where each begins', () => {
  expect(row(homeOf)).toEqual(['/', '/portal', '/desk', '/desk', '/']);
});
