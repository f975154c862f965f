/** Text for Slack's mrkdwn fields that shows as it is: no link, no mention and no group ping comes of it. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
