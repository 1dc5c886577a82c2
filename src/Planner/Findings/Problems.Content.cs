namespace Planner.Findings;

internal static partial class Problems
{
    public static Finding LinkMalformed(SourceSpan source, string address) =>
        Error("link-malformed", source, $"'{address}' is not an address that readers can follow; write it in full, with https://.");

    public static Finding NetworkClosed(SourceSpan source, string network, LocalDate date) =>
        Error("network-closed", source, $"{network} closed on {Date(date)}; nothing can be published there.");

    public static Finding MediaMissing(SourceSpan source, string path, IEnumerable<string> known) =>
        DidYouMean.Nearest(path, known) is { } nearest
            ? Error("media-missing", source, $"There is no file content/{path}; did you mean {nearest}?")
            : Error("media-missing", source, $"There is no file content/{path}.");

    public static Finding MediaOtherCase(SourceSpan source, string path, string known) =>
        Error("media-missing", source, $"There is no file content/{path}, but {known}: capital letters count on the machine that publishes.");

    public static Finding MediaOutsideContent(SourceSpan source, string path) =>
        Error("media-outside-content", source, $"'{path}' is not below media/; write a path such as media/noel/teaser.jpg, relative to content/.");

    public static Finding MediaType(SourceSpan source, string path, IEnumerable<string> extensions) =>
        Error("media-type", source, $"{path} is neither a picture, nor a video, nor a PDF; take a file that ends with one of {string.Join(", ", extensions)}.");

    public static Finding LinkOutsideContent(SourceSpan source) =>
        Error("media-outside-content", source, $"This is a link that leads to no file inside content/; put the file itself here.");

    public static Finding LinkedFolder(SourceSpan source) =>
        Error("media-outside-content", source, $"This is a link to a folder, which is not followed; put the folder itself here.");

    public static Finding AltTextMissing(SourceSpan source, string path) =>
        Warning("alt-text-missing", source, $"{path} has no alt text; say in 'alt' what a person who cannot see it should know.");

    public static Finding AltTextMissingInText(SourceSpan source, string path) =>
        Warning("alt-text-missing", source, $"{path} has no alt text; say between its square brackets what a person who cannot see it should know.");

    public static Finding EndBeforeStart(SourceSpan source, LocalDate start) =>
        Error("field-type", source, $"The end is before the start, {Date(start)}.");

    public static Finding EndBeforeStart(SourceSpan source, AuthoredTime start) =>
        Error("field-type", source, $"The end is before the start, {start}.");

    public static Finding PollTooShort(SourceSpan source) =>
        Error("field-type", source, $"A poll has at least two answers to choose from.");

    public static Finding PollAnswerTwice(SourceSpan source, string answer) =>
        Error("field-type", source, $"The answer '{answer}' already stands in this poll; each is given once.");

    /// <summary>
    /// A warning, since brands do speak on each other's accounts; under the rule of references, since it is an account
    /// that the post's brand does not have.
    /// </summary>
    public static Finding AccountOfAnotherBrand(SourceSpan source, string account, string brand, string named) =>
        Warning("unknown-reference", source, $"'{account}' speaks for '{brand}', but the post is for '{named}'; one of the two is a slip.");

    public static Finding OutsideCampaignDates(SourceSpan source, LocalDate date, string campaign, LocalDate start, LocalDate end) =>
        Warning("outside-campaign-dates", source, $"{Date(date)} is outside '{campaign}', which runs from {Date(start)} to {Date(end)}.");

    public static Finding BudgetExceeded(SourceSpan source, string what, decimal amount, decimal total, string currency) =>
        Warning("budget-exceeded", source, $"The lines add up to {amount} {currency} {new Term(what)}; the budget is {total} {currency}.");

    public static Finding BudgetLineExceeded(SourceSpan source, string line, decimal used, decimal planned, string currency) =>
        Warning("budget-exceeded", source, $"'{line}' takes {used} {currency}; {planned} {currency} were planned.");

    /// <summary>A line in another currency than its budget's.</summary>
    public static Finding CurrencyOfLine(SourceSpan source, string line, string currency, string ofBudget) =>
        Error("field-type", source, $"'{Shorten(line)}' is in {currency}, and this budget counts in {ofBudget}: write its amounts in {ofBudget} and remove 'currency' from the line, or give what stays in {currency} a campaign of its own.");

    public static Finding PaidActionOutsideCampaign(SourceSpan source, string line, LocalDate date, string campaign, LocalDate start, LocalDate end) =>
        Warning("outside-campaign-dates", source, $"'{Shorten(line)}' runs on {Date(date)}, outside '{campaign}', which runs from {Date(start)} to {Date(end)}.");

    public static Finding IndicatorWithoutTarget(SourceSpan source, string indicator) =>
        Warning("indicator-without-target", source, $"'{Shorten(indicator)}' has no 'target', so nobody can say whether it was reached.");

    /// <summary>Nothing is left of a campaign but its dates.</summary>
    public static Finding CampaignEmpty(SourceSpan source, string campaign, LocalDate from, LocalDate until) =>
        Warning("campaign-week-empty", source, $"Nothing is planned for '{campaign}' from {Date(from)} to {Date(until)}.");

    /// <param name="mondays">Of the weeks that are named.</param>
    /// <param name="more">How many are not named.</param>
    public static Finding CampaignWeekEmpty(SourceSpan source, string campaign, IEnumerable<LocalDate> mondays, int more)
    {
        var weeks = Each(mondays.Select(monday => (FormattableString)$"the week of {Date(monday)}"));
        return more == 0
            ? Warning("campaign-week-empty", source, $"Nothing is planned for '{campaign}' in {weeks}.")
            : Warning("campaign-week-empty", source, $"Nothing is planned for '{campaign}' in {weeks}, nor in {more} later weeks.");
    }

    public static Finding DeliverableOverdue(SourceSpan source, string what, LocalDate due) =>
        Warning("deliverable-overdue", source, $"'{Shorten(what)}' was due on {Date(due)} and has not come; write 'done: true' when it has.");

    /// <summary>A pillar has fewer posts in the coming weeks than its share.</summary>
    public static Finding PillarGap(SourceSpan source, string brand, LocalDate from, LocalDate until, IEnumerable<FormattableString> gaps) =>
        Info("pillar-gap", source, $"{brand}, from {Date(from)} to {Date(until)}: {Each(gaps)}.");

    public static FormattableString PillarGapPart(string pillar, decimal share, decimal target, int missing) =>
        missing == 1
            ? (FormattableString)$"{pillar} has {share} % of posts instead of {target} % (1 post short)"
            : $"{pillar} has {share} % of posts instead of {target} % ({missing} posts short)";

    public static Finding PillarShares(SourceSpan source, decimal sum) =>
        Warning("pillar-shares", source, $"The shares of these pillars add up to {sum} %; they say how 100 % of the posts are divided.");

    public static Finding ContestDates(Located<AuthoredTime> moment, string name, AuthoredTime earlier, string nameOfEarlier) =>
        Error("contest-dates", moment.Source, $"'{name}', {moment.Value}, must be after '{nameOfEarlier}', {earlier}.");

    public static Finding ContestOutsideItsDates(SourceSpan source, AuthoredTime moment, LocalDate start, LocalDate end) =>
        Error("contest-dates", source, $"{moment} is outside the contest's own dates, from {Date(start)} to {Date(end)}.");

    public static Finding ContestTermsMissing(SourceSpan source, string contest) =>
        Error("contest-terms-missing", source, $"'{contest}' has no 'terms'; name the address or the file of its rules.");

    public static Finding ContestTermsUnknown(SourceSpan source, string terms) =>
        Error("contest-terms-missing", source, $"'{Shorten(terms)}' is neither an address with https:// nor a file below content/; name one of the two.");

    public static Finding StepMissing(SourceSpan source, string contest, IEnumerable<string> missing) =>
        Warning("step-missing", source, $"The checklist of '{contest}' has no step for: {new Listing([.. missing.Select(name => new Term(name))])}.");

    public static Finding StepOverdue(SourceSpan source, string step, LocalDate due) =>
        Warning("step-overdue", source, $"'{step}' was due on {Date(due)} and is not done.");

    public static Finding StepDoneLater(SourceSpan source, string step, LocalDate day) =>
        Warning("field-type", source, $"'{step}' cannot be done on {Date(day)}, which is still to come; until then it counts as open.");

    public static Finding StepUnowned(SourceSpan source, string step) =>
        Warning("step-unowned", source, $"Nobody owns '{step}'; name a person in 'owner'.");

    public static Finding StepWithoutMoment(SourceSpan source, string step) =>
        Error("contest-dates", source, $"'{step}' counts from 'draw_at', which the contest does not have.");

    public static Finding StepTwice(SourceSpan source, string step, int first) =>
        Error("duplicate-id", source, $"The step '{step}' already stands on line {first}; give one of the two another id.");

    public static Finding StepWithoutContest(SourceSpan source, string step) =>
        Error("unknown-reference", source, $"The step '{step}' belongs to no contest; name one in 'contest'.");

    public static Finding ApproverUnknown(SourceSpan source, string person, IEnumerable<string> known) =>
        DidYouMean.Nearest(person, known) is { } nearest
            ? Error("approver-unknown", source, $"There is no person '{person}' who could approve; did you mean '{nearest}'?")
            : Error("approver-unknown", source, $"There is no person '{person}' who could approve; add people/{person}.yml.");

    public static Finding ApproverNotAllowed(SourceSpan source, string person) =>
        Error("approver-unknown", source, $"'{person}' is not among those whose yes counts for this post; this approval does not count.");

    /// <summary>An entry of <c>approvers</c> that is neither a person nor a role that anybody has.</summary>
    public static Finding ApproverNobody(SourceSpan source, string approver, IEnumerable<string> known) =>
        DidYouMean.Nearest(approver, known) is { } nearest
            ? Error("approver-unknown", source, $"'{approver}' is no person, and no role that anybody has; did you mean '{nearest}'?")
            : Error("approver-unknown", source, $"'{approver}' is no person, and no role that anybody has; add the person to people/, or the role to somebody's 'roles'.");

    public static Finding TooFewApprovers(SourceSpan source, int required, int approvers) =>
        Error("approver-unknown", source, $"{required} approvals are required, but 'approvers' means {approvers}: nothing would ever go out. Name more, or require fewer.");

    public static Finding ApprovalMissing(SourceSpan source, string account, FormattableString missing) =>
        Info("approval-missing", source, $"This post waits for approval on {account}: {missing}.");

    public static Finding ApprovalStale(SourceSpan source, string person, AuthoredTime at, Delivery delivery, string digest) =>
        Warning("approval-stale", source, $"What {person} approved on {at} is no longer what goes out on {delivery.Account.Id}: it was changed since. Ask for a new yes: planner approve {delivery.Post.Id} (digest {digest}).");

    public static Finding ApprovalStaleByTime(SourceSpan source, string person, AuthoredTime at, Delivery delivery, string before, string digest) =>
        Warning("approval-stale", source, $"What {person} approved on {at} was moved on {delivery.Account.Id} since, from {before} to {delivery.Local:uuuu-MM-dd HH:mm}. Ask for a new yes: planner approve {delivery.Post.Id} (digest {digest}).");

    public static Finding ForbiddenWord(SourceSpan source, string word, string brand) =>
        Error("forbidden-word", source, $"{brand} never says '{word}'.");

    public static Finding AddressMismatch(SourceSpan source, string word, string wanted, string brand) =>
        Warning("address-mismatch", source, $"'{word}' is not how {brand} speaks to people; its charter says '{wanted}'.");

    public static Finding HashtagRequired(SourceSpan source, string tag, string brand) =>
        Warning("hashtag-required", source, $"{brand} wants {tag} in each of its texts.");

    public static Finding EmojiLimit(SourceSpan source, int count, int limit, string brand) =>
        Warning("emoji-limit", source, $"This text has {count} emoji; {brand} wants {limit} at most.");

    public static Finding DisclosureMissing(SourceSpan source, string partner, string words) =>
        Error("disclosure-missing", source, $"A text made with '{partner}' must say so; add one of: {words}.");

    public static Finding SecretInsteadOfName(SourceSpan source) =>
        Error("secret-in-content", source, $"This is not the name of an environment variable such as MASTODON_TOKEN. If it is the secret itself, revoke it now: Git never forgets.");

    public static Finding SecretInContent(SourceSpan source, string kind) =>
        Error("secret-in-content", source, $"This looks like {new Term(kind)}. Revoke it now, then keep it in an environment variable: Git never forgets.");
}
