/** What the bot says when something did not work. */
export const errorWords = {
  failed: 'That did not work, and nothing was changed.',
  tryAgain:
    'Please try again in a moment. If it happens again, give the people who run this bot the time and this word:',
  cannotAnswerHere: {
    outside:
      'The bot is not a member of this channel. Type “/invite” and the bot’s name here, then ask again.',
    archived: 'This channel is archived, so nothing can be posted in it. Ask elsewhere.',
    restricted:
      'This workspace’s rules do not let the bot post here. Ask with /nato-quote, whose answer is for you alone.',
  },
  missingScope: (scope: string) =>
    `The bot lacks the permission “${scope}”. A workspace admin can grant it by reinstalling the app from its manifest.`,
  tooMany: (seconds: number) =>
    `That was more than this bot answers one person in a minute. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, and ask again.`,
  mayNotEdit:
    'Adding articles and changing digests is for the people whom this bot’s settings name: workspace admins, unless EDITORS says otherwise. Ask one of them.',
  notInstalled:
    'The bot is not installed in this workspace, or was taken out of it. Whoever runs the bot can give you its installation page, /slack/install.',
  stopping: 'The bot is being restarted. Please ask again in a moment.',
  slackBusy: 'Slack is taking fewer messages than usual from this bot. Please ask again in a minute.',
} as const;
