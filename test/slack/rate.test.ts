import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRate } from '../../src/slack/inbound/rate-limit/token-bucket.ts';

function atHand(perMinute: number) {
  const clock = { now: 1_000_000 };
  const rate = createRate(perMinute, () => clock.now);
  return { clock, take: (key = 'alice') => rate.take(key) };
}

describe('the rate limit of one person', () => {
  it('allows a burst of a minute’s questions, tells the person once, then refuses silently', () => {
    const { take } = atHand(40);
    const kinds = Array.from({ length: 60 }, () => take().kind);
    expect(kinds.filter((kind) => kind === 'go')).toHaveLength(40);
    expect(kinds[40]).toBe('notify');
    expect(kinds.slice(41).every((kind) => kind === 'refuse')).toBe(true);
  });

  it('allows questions again after exactly the wait that it named', () => {
    const { clock, take } = atHand(40);
    for (let at = 0; at < 40; at += 1) take();
    const told = take();
    expect(told).toEqual({ kind: 'notify', seconds: 15 });
    clock.now += 14_000;
    expect(take().kind).toBe('refuse');
    clock.now += 1_000;
    expect(Array.from({ length: 11 }, () => take().kind)).toEqual([...Array(10).fill('go'), 'notify']);
  });

  it('counts each person separately', () => {
    const { take } = atHand(1);
    expect([take('alice').kind, take('alice').kind, take('bob').kind]).toEqual(['go', 'notify', 'go']);
  });

  it('keeps the limit when the clock is set back', () => {
    const { clock, take } = atHand(2);
    take();
    take();
    clock.now -= 3_600_000;
    expect(take().kind).toBe('notify');
    clock.now += 60_000;
    expect(take().kind).toBe('go');
  });

  it('never allows more than a full bucket plus its refill, and tells the person before it refuses', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), steps, (perMinute, waits) => {
        const { clock, take } = atHand(perMinute);
        let [passed, gone] = [0, 0];
        let before = 'go';
        for (const wait of waits) {
          clock.now += wait;
          passed += wait;
          const { kind } = take();
          if (kind === 'go') gone += 1;
          if (kind === 'refuse') expect(before).not.toBe('go');
          if (kind === 'notify') expect(before).toBe('go');
          before = kind;
          expect(gone).toBeLessThanOrEqual(perMinute + (passed * perMinute) / 60_000 + 1e-6);
        }
      }),
    );
  });
});
