/** The hand-made list: every direct quotation of four words or more in the shipped corpus, with its speaker. */
export const expectedQuotes: Readonly<
  Record<string, readonly (readonly [speaker: string, words: string])[]>
> = {
  '2024-12-03-artistree-rutte-position-of-strength.md': [
    [
      'Mark Rutte',
      'I would argue, let’s not have all these discussions step by step on what a peace process might look like,',
    ],
    [
      'Mark Rutte',
      'And that is what we will very much focus on the next two days, how to get more military aid into Ukraine, more missile defense into Ukraine, better coordination of everything we are doing, making sure that the command in Wiesbaden will be up and running as soon as possible; that the pledge is implemented—that is what we need to do.',
    ],
    [
      'Mark Rutte',
      'Putin is not interested in peace. He is pressing on, trying to take more territory because he thinks he can break Ukraine’s resolve and ours,',
    ],
    [
      'Mark Rutte',
      'But he is wrong. Ukraine has a right to defend itself, and we have a duty to help them. So we need to continue our steadfast support.',
    ],
    [
      'Volodymyr Zelensky',
      'We need to do it fast. And then on the [occupied] territory of Ukraine, Ukraine can get them back in a diplomatic way,',
    ],
    [
      'Keith Kellogg',
      'It means working in alliances and with partners to promote regional security while requiring alliance members and allies to carry their full weight in defending security in the region,',
    ],
  ],
  '2024-12-18-eid-times-ap-rutte-zelenskyy-brussels.md': [
    [
      'Mark Rutte',
      'High on the agenda is to make sure that the president, his team in Ukraine, are in the best possible position one day when they decide so to start the peace talks,',
    ],
    [
      'Mark Rutte',
      'to do everything now to make sure that when it comes to air defense, when it comes to other weapons systems, that we make sure that we provide whatever we can.',
    ],
    [
      'Mark Rutte',
      'how to make sure that when peace comes one day that we also think about the economy of Ukraine now, but also after a future peace deal.',
    ],
    [
      'Volodymyr Zelenskyy',
      'a very good opportunity to speak about security guarantees for Ukraine, for today and for tomorrow.',
    ],
    ['Emmanuel Macron', 'the means to defend itself and to make Russia’s war of aggression fail,'],
    [
      'Emmanuel Macron',
      'tight dialogue with Ukraine and its international partners to work for a return to a fair and lasting peace,',
    ],
    [
      'Mark Rutte',
      'If we now start to discuss amongst ourselves what a deal could look like, we make it so easy for the Russians,',
    ],
    [
      'Mark Rutte',
      'I think we would be very wise to put some lid on this and focus on the business at hand, and the business at hand is to make sure that Ukraine has what it needs to prevent Putin from winning,',
    ],
  ],
  '2025-02-01-kyiv-independent-rutte-secret-ideas.md': [
    [
      'Mark Rutte',
      'We must ensure that (Putin) can never, ever again conquer even one square kilometer of Ukraine,',
    ],
    ['Mark Rutte', "I can't describe to you exactly how these talks will go,"],
    [
      'Mark Rutte',
      "I already have ideas about what this composition could look like. But we don't want to make Putin any smarter than he already is.",
    ],
    [
      'Mark Rutte',
      "We're making it a little secret. Only the end is certain — Putin will never try again after this.",
    ],
    ['Mark Rutte', 'The front is moving in the wrong direction. But at what price?,'],
    [
      'Mark Rutte',
      'The Russians are paying for it with 1,000 to 1,500 people a day who are dying or seriously wounded. And yet the Russians are not achieving their goals.',
    ],
    [
      'Mark Rutte',
      'And our job is to ensure that they never achieve their goals. So no, Ukraine is not losing and we must support them in getting into a position of strength.',
    ],
    [
      'Volodymyr Zelensky',
      'They may have their own relations, but talking about Ukraine without us — it is dangerous for everyone,',
    ],
    [
      'Volodymyr Zelensky',
      'I believe that, first and foremost, we (must) hold a meeting with (Trump), and that is important. And that is, by the way, something that everyone in Europe wants,',
    ],
    ['Volodymyr Zelensky', 'we should move on to some kind of format of conversation with Russians,'],
    [
      'Volodymyr Zelensky',
      "And I would like to see the United States of America, Ukraine, and the Russians at the negotiating table. ... And, to be honest, a European Union voice should also be there. I think it would be fair, effective. But how will it turn out I don't know.",
    ],
  ],
  '2025-02-09-euromaidan-press-rutte-treaty-with-russia.md': [
    ['Mark Rutte', 'intensive contact between Volodymyr Zelenskyy, Donald Trump and NATO,'],
    [
      'Mark Rutte',
      'This is not just a conflict between Russia and Ukraine. Because of the presence of North Korea in Ukraine and the involvement of China and Iran, this has become a geopolitical conflict.',
    ],
    ['Mark Rutte', 'Rubio is absolutely right,'],
    [
      'Mark Rutte',
      'In 2014, after Russia’s capture of Crimea, we concluded the Minsk agreement, but that proved unsustainable. Russia then tried again, and another major attack followed in early 2022. Now it has to be a treaty where Putin realizes, ‘We should not try to take another square kilometer of Ukraine ever again’,',
    ],
    [
      'Mark Rutte',
      'Everything we discuss here at this table, but also at other tables, is information for Putin. I have in front of me the image of Putin in his armchair in Moscow waiting to see what we discuss here. So we should not inform him too much about what is on our minds.',
    ],
  ],
  '2025-02-13-interfax-ukraine-rutte-best-possible-position.md': [
    [
      'Mark Rutte',
      'What we are clearly united about is that first of all we have to make sure that when talks start Ukraine is in the best possible position. […] And at the same time, we are also in total agreement that the outcome has to be durable,',
    ],
    ['Mark Rutte', 'if talks start, they will not end on day one or day two.'],
    [
      'Mark Rutte',
      "There is a path there where we have to make sure that talks are successful and it is important that we get to a peace deal. And at the same time to make sure that Putin understands that the West is united, that Ukraine is getting all the support it needs to prevail. That is very important, but also that he understands that we'll only conclude those talks when we are absolutely assured that the outcome is enduring, is lasting,",
    ],
    [
      'Mark Rutte',
      "Well, I don't know what is exactly on President Putin's mind of course, neither can you. I have had many meetings with him between 2010 and 2014 in my previous role. He is a strong negotiator. He’s very unpredictable. But in the end, if we want to get to a peace deal, we need him there, because he was the one starting the war of aggression against your country. So, we have to make sure that we never get those talks in a way that the outcome is such that it is clear to the whole world that there is a strong deal.",
    ],
    [
      'Mark Rutte',
      "I am not in a position on everything everybody is saying. But I would not be surprised about President Trump's views on this. He has been clear during the election campaign that talks were imminent. At least that a phone call with President Putin was imminent. The phone call took place yesterday.",
    ],
    [
      'Mark Rutte',
      'seen the outcome of peace negotiations. They have not even started. What I know is that all allies here today and I know that the White House thinks the same. I have the opinion that we have to make sure that yes, there is peace in Ukraine.',
    ],
    [
      'Mark Rutte',
      'we have to make sure that the outcome is not seen as the loss to the West and that the outcome is seen as enduring.',
    ],
    [
      'Mark Rutte',
      'I will be myself in Munich tomorrow meeting with Vice President [James David] Vance, [Keith] Kellogg, the Special Representative for Ukraine. The Special Representative for [U.S. President Donald] Trump will be here, in NATO, on Monday. Yesterday, I had dinner with Pete Hegseth, the new Secretary of Defense of the United States. So, we are as NATO and the teams of course intensively coordinating,',
    ],
  ],
};
