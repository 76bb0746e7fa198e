import { join } from 'node:path';
import { bounded } from '../../src/platform/bounded';
import { createPasswords } from '../../src/platform/passwords';
import { createThread, type Thread } from '../../src/platform/thread';
import type { Asked } from './thread.answers';

describe('a bounded line', () => {
  /** Work that ends when it is told to. */
  function task(log: string[], name: string) {
    const end = new AbortController();
    const ended = new Promise((resolve) => end.signal.addEventListener('abort', resolve));
    const run = async () => {
      log.push(name);
      await ended;
      return name;
    };
    return { run, end: () => end.abort() };
  }

  test('runs so many at once, the others in the order they came, and refuses one too many', async () => {
    const log: string[] = [];
    const line = bounded(2, 2);
    const tasks = ['a', 'b', 'c', 'd', 'e'].map((name) => task(log, name));
    const [a, b, c, d, e] = tasks.map(({ run }) => line(run));
    await expect(e).rejects.toMatchObject({ code: 'unavailable', data: { retryAfterSeconds: 5 } });
    expect(log).toEqual(['a', 'b']);
    tasks[1]?.end();
    expect(await b).toBe('b');
    tasks[2]?.end();
    expect(await c).toBe('c');
    expect(log).toEqual(['a', 'b', 'c', 'd']);
    for (const { end } of tasks) end();
    expect(await Promise.all([a, d])).toEqual(['a', 'd']);
    expect(await line(async () => 'f')).toBe('f');
  });

  test('goes on after one that fails', async () => {
    const line = bounded(1, 1);
    const failing = line(() => Promise.reject(new Error('no')));
    const next = line(async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});

describe('a thread', () => {
  let thread: Thread<Asked, string>;
  let gate: Int32Array;

  beforeEach(() => {
    thread = createThread(join(__dirname, 'thread.answers.ts'), 3);
    gate = new Int32Array(new SharedArrayBuffer(4));
  });

  afterEach(async () => {
    open();
    await thread.close();
  });

  function open(): void {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  }

  test('answers in turn, while this one goes on', async () => {
    const answers = ['one', 'two', 'three', 'four'].map((say) => thread.ask({ say, gate }));
    await expect(thread.ask({ say: 'five', gate })).rejects.toMatchObject({ code: 'unavailable' });
    // It is held up, and here time goes by.
    const first = await Promise.race([answers[0], new Promise((resolve) => setImmediate(resolve, 'here'))]);
    expect(first).toBe('here');
    open();
    expect(await Promise.all(answers)).toEqual(['said one', 'said two', 'said three', 'said four']);
  });

  test.each([
    ['die', { message: 'died of it' }],
    ['leave', { code: 'unavailable' }],
  ])('that is made to %s fails one question, and another answers the next', async (say, failure) => {
    open();
    const failing = thread.ask({ say, gate });
    const next = thread.ask({ say: 'again', gate });
    await expect(failing).rejects.toMatchObject(failure);
    expect(await next).toBe('said again');
  });

  test('that is closed leaves no question open, and takes no other', async () => {
    const asked = ['one', 'two'].map((say) => thread.ask({ say, gate }));
    const refused = asked.map((answer) => expect(answer).rejects.toMatchObject({ code: 'unavailable' }));
    await thread.close();
    await Promise.all(refused);
    await expect(thread.ask({ say: 'three', gate })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('passwords', () => {
  test('are estimated elsewhere: whoever asks about many at once holds nobody up', async () => {
    const passwords = createPasswords();
    const order: string[] = [];
    const estimates = Array.from({ length: 20 }, async (_, index) => {
      await passwords.weaknessOf(`contraseña muy larga de prueba número ${index} con de todo`, ['Marta']);
      order.push('estimate');
    });
    await new Promise((resolve) => setImmediate(resolve));
    order.push('somebody else');
    await Promise.all(estimates);
    expect(order[0]).toBe('somebody else');
    expect(order).toHaveLength(21);
    await passwords.close();
  });

  test('of visitors are estimated one among the others: they fill nobody else’s line', async () => {
    const passwords = createPasswords();
    const order: string[] = [];
    const estimate = (who: 'visitor' | 'known', password: string) =>
      passwords.weaknessOf(password, [], who).then(
        () => order.push(who),
        () => order.push('refused'),
      );
    const visitors = Array.from({ length: 60 }, () => estimate('visitor', 'password1234'));
    await estimate('known', 'password1234');
    expect(order.filter((who) => who !== 'refused')).toEqual(['visitor', 'known']);
    await Promise.all(visitors);
    expect(order.filter((who) => who === 'refused')).toHaveLength(9);
    await passwords.close();
  });

  test('are hashed and checked; without a hash the answer is no', async () => {
    const passwords = createPasswords();
    const hash = await passwords.hash('tres tulipanes de cobre');
    expect(await passwords.verify('tres tulipanes de cobre', hash)).toBe(true);
    expect(await passwords.verify('cuatro tulipanes de cobre', hash)).toBe(false);
    expect(await passwords.verify('tres tulipanes de cobre', null)).toBe(false);
    expect(await passwords.weaknessOf('password1234', [])).toBe('leaked');
    await passwords.close();
  });
});
