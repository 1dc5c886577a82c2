namespace Planner.Networks.Handbook;

/// <summary>What keeps a post from going out twice, in words (networks.md, appendix B).</summary>
internal static class OnceOnly
{
    /// <summary>For a cell of a table.</summary>
    public static string Means(Idempotency idempotency) => idempotency switch
    {
        Idempotency.Header => "a key that the server remembers",
        Idempotency.RecordKey => "a key that Planner chooses",
        Idempotency.NaturalKey => "a slug that can be looked up",
        Idempotency.Nonce => "a number that is used once",
        Idempotency.Container => "a container that can be asked",
        Idempotency.Session => "an upload session that can be asked",
        Idempotency.DuplicateError => "the same text again is refused",
        Idempotency.MessageId => "the letter's own id; a person must look",
        Idempotency.Guid => "the entry's own id",
        Idempotency.Listing => "a look through the account's own posts",
        Idempotency.Draft => "a draft that is published once",
        _ => "nothing; a person must look",
    };

    /// <summary>For people who decide how far they trust it.</summary>
    public static string Explained(Idempotency idempotency) => idempotency switch
    {
        Idempotency.Header =>
            "Each request carries a key that the server remembers for an hour. When an answer is lost, the same request with the same key gets the first post back "
            + "and makes no second one. After that hour a person must look.",
        Idempotency.RecordKey =>
            "Planner chooses the key of the record before it sends, and no second record can have it. When an answer is lost, the key is looked up: the post is there, or it is sent.",
        Idempotency.NaturalKey =>
            "Planner chooses the slug, the last part of the post's address, before it sends. When an answer is lost, the slug is looked up: the post is there, or it is sent.",
        Idempotency.Nonce =>
            "Each request carries a number that is used once; within minutes the same number gets the first message back. After that a person must look.",
        Idempotency.Container =>
            "A post is made as a container first, and published in a second step. When an answer is lost, the container tells for 24 hours whether it was published. After that a person must look.",
        Idempotency.Session =>
            "A file is sent within an upload session. When an answer is lost, the session is asked how far it came, and goes on from there.",
        Idempotency.DuplicateError =>
            "The network refuses the same text again. When an answer is lost, a refusal proves that the post is out, though not always where. Where the network takes the same twice, a person must look.",
        Idempotency.MessageId =>
            "A letter carries an id that Planner chooses, by which a copy can be recognised; mail servers deliver copies all the same. When the answer to a letter is lost, "
            + "**a person must look**: the letter is not sent again by itself.",
        Idempotency.Guid =>
            "Readers tell entries of a feed apart by their id, which stays the same. Nothing is sent, so no answer can be lost.",
        Idempotency.Listing =>
            "The network has no key against a second one, and lists what the account posted. When an answer is lost, Planner looks there for the same words: the post is found, or surely not there and sent; "
            + "where something much like it stands there, a person must look.",
        Idempotency.Draft =>
            "A draft is made ahead, and its id noted; at the moment that draft is published, which done twice is done once. When an answer is lost, the draft is asked whether it is out.",
        _ =>
            "The network offers nothing. When an answer is lost, nobody can be sure by asking: the post is not sent again by itself, and **a person must look** whether it is out.",
    };
}
