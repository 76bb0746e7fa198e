import { EXAMPLES } from './examples';
import { play } from './stories';

it.each(EXAMPLES)('works as by hand: $what', (example) => {
  expect(play(example)).toEqual(example.result);
});

it('has an example for every zone that is asked for, and each once', () => {
  const zones = new Set(EXAMPLES.map(({ calendar }) => /[A-Z]\w+(\/\w+)?(?= closed|$)/.exec(calendar)?.[0]));
  const asked = ['Europe/Madrid', 'America/Mexico_City', 'America/Santiago', 'America/Havana'];
  expect([...zones]).toEqual(
    expect.arrayContaining([...asked, 'America/New_York', 'Australia/Lord_Howe', 'UTC']),
  );
  expect(new Set(EXAMPLES.map(({ what }) => what)).size).toBe(EXAMPLES.length);
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(86);
});
