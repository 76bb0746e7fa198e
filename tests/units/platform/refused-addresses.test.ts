import { refusesAddress } from '../../../src/platform/mail';
import { unsubscribeHeaders } from '../../../src/platform/mail/unsubscribe';

// What of a mail server's answers is about the recipient's address, for ever.

const to = (response: string, command = 'RCPT TO') => ({
  code: 'EENVELOPE',
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
});

test.each([
  ['nobody of that name', '550 5.1.1 <a@b.test>: Recipient address rejected: User unknown'],
  [
    'over several lines',
    '550-5.1.1 The account that you tried to reach does not exist.\n550 5.1.1 Learn more',
  ],
  ['said twice', '550 5.1.1 5.1.1 <a@b.test>: Recipient address rejected'],
  ['no such domain', '550 5.1.2 Bad destination system address'],
  ['no address at all', '553 5.1.3 Bad recipient address syntax'],
  ['moved away', '551 5.1.6 Recipient no longer on server'],
  ['a domain that takes no mail', '556 5.1.10 Recipient address has null MX'],
  ['by its number alone', '550 No such user here'],
  ['not here any more, by its number', '551 User not local'],
  ['no name that there can be', '553 Mailbox name not allowed'],
])('%s is', (_what, response) => {
  expect(refusesAddress(to(response))).toBe(true);
});

test.each([
  [
    'what is taken for spam',
    '550-5.7.1 Our system has detected that this message is\n550 5.7.1 likely unsolicited',
  ],
  ['a list of senders, without a status', '550 JunkMail rejected - host.test [192.0.2.1] is in an RBL'],
  ['a policy', '550 5.7.1 Recipient address rejected: Access denied'],
  ['a status that says neither', '550 5.4.1 Recipient address rejected: Access denied'],
  ['a full mailbox', '552 5.2.2 The recipient’s inbox is out of storage space'],
  ['a full mailbox, without a status', '550 mailbox is full'],
  ['a mailbox that is disabled for now', '550 5.2.1 The account is disabled'],
  ['a size', '552 5.3.4 Message size exceeds fixed limit'],
  ['relaying', '550 relay not permitted'],
  ['a status that begins alike', '550 5.1.11 something new'],
  ['the sender’s address', '550 5.1.8 Bad sender’s system address'],
  ['what is put off', '450 4.1.1 Recipient address rejected: unverified address'],
  ['a closing server', '421 4.3.2 closing'],
])('%s is not', (_what, response) => {
  expect(refusesAddress(to(response))).toBe(false);
});

test('what is said of the sender, or of the mail that was read, is not', () => {
  expect(refusesAddress(to('550 5.1.1 unknown', 'MAIL FROM'))).toBe(false);
  expect(refusesAddress(to('550 5.1.1 unknown', 'DATA'))).toBe(false);
  expect(refusesAddress(new Error('connect ECONNREFUSED'))).toBe(false);
  expect(refusesAddress(null)).toBe(false);
});

test('one press is offered over https alone, and for what can be ended', () => {
  expect(unsubscribeHeaders('https://desk.test/unsubscribe/x')).toEqual({
    'List-Unsubscribe': '<https://desk.test/unsubscribe/x>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
  expect(unsubscribeHeaders('http://desk.test/unsubscribe/x')).toEqual({
    'List-Unsubscribe': '<http://desk.test/unsubscribe/x>',
  });
  expect(unsubscribeHeaders(null)).toEqual({});
});
