/** What the bot says about sharing a quote. */
export const shareWords = {
  share: 'Share to channel',
  sharedBy: (name: string) => `shared by ${name}`,
  shared: 'Shared in this channel.',
  cannotShare: {
    outside:
      'The bot is not a member here, so it cannot post. Type “/invite” and the bot’s name, then press Share again.',
    archived: 'This channel is archived, so nothing can be posted in it.',
    restricted:
      'This workspace’s rules do not let the bot post here. A workspace admin, or an owner of the channel, can change who may post.',
  },
  shareElsewhere: 'Share',
  shareTitle: 'Share this quote',
  shareWhere: 'Conversation',
  shareWhereHint: 'The bot posts the quote there and says that you shared it.',
  cannotShareThere: {
    outside:
      'The bot is not a member there, so it cannot post. Type “/invite” and the bot’s name in that channel, or choose another one.',
    archived: 'That channel is archived, so nothing can be posted in it. Choose another one.',
    restricted:
      'This workspace’s rules do not let the bot post there. Choose another channel, or ask a workspace admin.',
  },
  sharedIn: 'The quote has been posted in ',
} as const;
