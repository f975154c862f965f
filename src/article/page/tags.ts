const set = (words: string) => new Set(words.split(' '));

/** Elements that begin on a new line. */
export const blockTags = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search ' +
    'section summary table tbody td tfoot th thead tr ul xmp',
);

/** Elements whose content is not visible. */
export const unseenTags = set(
  'head script style noscript template datalist title desc metadata meta link param source track area base colgroup ' +
    'noframes noembed rp',
);

/** Elements that show something other than their text. */
export const embeddedTags = set('iframe object embed canvas video audio amp-iframe amp-video amp-audio');
export const pictureTags = set('img image amp-img');
export const fieldTags = set('input select textarea meter progress');
export const preformattedTags = set('pre listing xmp plaintext textarea');

/** Class names that hide text, by style sheets that are not fetched. */
export const unseenClass =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|screenreader|hidden|hide|d-none|u-hidden|print-only)(?:\s|$)/i;
