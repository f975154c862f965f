import type { DigestUseCases } from '../../usecases/digest/digests.ts';

/** Returns the same use cases; calls `changed` after each change of a channel's digests. */
export function notifyingChanges(digests: DigestUseCases, changed: () => void): DigestUseCases {
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
