"""Search over names, quotes and summaries: one algorithm, in Python and in the browser.

What is searched is an index (:mod:`.index`), a JSON file for each language of the pages. Python
and ``static/search.js`` read the same file and do the same with it, step by step:

1. **Folding.** Each character for itself: decomposed (Unicode NFKD), without marks (category M)
   and format characters (Cf, the soft hyphen among them), then upper case, lower case, ς as σ. So å
   and ä are a, ö is o, é is e, ß is ss. Words are runs of letters and numbers (categories L and N)
   of what is then left; numbers joined by full stops, such as 1.2, are one word.
2. **The query.** White space and control characters are single spaces; no more than 200
   characters, and of its words the first 12, each once.
3. **Matching.** A word matches a text of an entry by its best word: the same (3), one that begins
   with it (2), or, from three characters on, one that holds it (1). This is multiplied by the
   weight of the text: name 40, other name 30, number 20, summary or description 10, quote 5. Less
   one where the text is in the other language than the page; the name shown never is.
4. **Score.** Every word must match some text of the entry; the score is the sum of their best. An
   entry of which a name, in either language, or another name is the query gets 40 for each word.
5. **Order.** By score, then as the index has them: by name, then by path.
6. **Where found.** Of the words that the name or the number shown do not hold, the text that
   matches each of them best, the first such; no more than two texts.
7. **Nothing found.** Each word that no word of the index has is replaced by the nearest there are,
   by shared pairs of letters (:mod:`.nearest`); if that finds nothing, the known words one by one.
"""
