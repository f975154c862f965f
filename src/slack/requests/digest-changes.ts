import type { DigestUseCases } from '../../usecases/digests.ts';

/** The same digests; `changed` is called after each change of what a channel has set up. */
export function tellingChanges(digests: DigestUseCases, changed: () => void): DigestUseCases {
  const after = async <T>(change: Promise<T>): Promise<T> => {
    const outcome = await change;
    changed();
    return outcome;
  };
  return {
    ...digests,
    subscribe: (...given) => after(digests.subscribe(...given)),
    change: (...given) => after(digests.change(...given)),
    turnOff: (...given) => after(digests.turnOff(...given)),
    resume: (...given) => after(digests.resume(...given)),
    pause: (...given) => after(digests.pause(...given)),
  };
}
