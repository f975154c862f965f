import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { type Service, startService } from './service.ts';
import { startWorkspace } from './workspace/workspace.ts';

/** The bot against a Slack of its own in this process, with a prompt in the terminal. */
export async function startLocal(config: Config, log: Logger): Promise<Pick<Service, 'stop'>> {
  const workspace = await startWorkspace();
  const { botToken, appToken, apiUrl } = workspace;
  const service = await startService(
    { ...config, slack: { mode: 'socket', botToken, appToken, apiUrl } },
    log,
  );
  return {
    async stop() {
      await service.stop();
      await workspace.close();
    },
  };
}
