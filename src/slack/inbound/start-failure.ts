import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { ConfigError } from '../../errors.ts';

/** The page of the app's settings on which each token is found. */
const pages = { SLACK_BOT_TOKEN: 'OAuth & Permissions', SLACK_APP_TOKEN: 'Basic Information' } as const;

/** Returns a ConfigError that names the setting which keeps the bot from starting; other errors unchanged. */
export function startFailure(
  error: unknown,
  { token, apiUrl, port }: { token: keyof typeof pages; apiUrl: string; port: number },
): unknown {
  if (error instanceof WebAPIPlatformError)
    return new ConfigError(
      `Slack refuses ${token} (${error.data.error}): copy it anew from the app’s page ${pages[token]}, or reinstall the app there`,
    );
  if (error instanceof WebAPIRequestError)
    return new ConfigError(
      `Slack cannot be reached at ${apiUrl}: check the network, and SLACK_API_URL if it is set (${error.original.message})`,
    );
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new ConfigError(
      `PORT ${port} is in use by another program: end that one, or set PORT to another port`,
    );
  if (code === 'EACCES')
    return new ConfigError(`PORT ${port} may not be listened on: set PORT to one above 1023`);
  return error;
}
