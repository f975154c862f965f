/** Lets other work have its turn during a check that takes long; whoever checks decides how. */
export type Pause = () => Promise<void>;

export const noPause: Pause = async () => undefined;
