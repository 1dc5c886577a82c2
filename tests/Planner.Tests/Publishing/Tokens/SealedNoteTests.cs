using Planner.Publishing.Tokens;

namespace Planner.Tests.Publishing.Tokens;

public sealed class SealedNoteTests
{
    private const string Text = "https://www.googleapis.example/upload?upload_id=AEnB2Uo";
    private const string Place = "teaser\nlune-youtube\n1\nmedia/1/session";

    private static readonly VaultKeys Keys = VaultKeys.TryParse(VaultKeys.Make())!;

    [Fact]
    public void It_opens_with_its_key_at_its_place_only()
    {
        var note = SealedNote.Seal(Text, Place, Keys);
        Assert.Equal(Text, SealedNote.Open(note, Place, Keys));
        Assert.Null(SealedNote.Open(note, Place + "2", Keys));
        Assert.Null(SealedNote.Open(note, Place, VaultKeys.TryParse(VaultKeys.Make())!));
        Assert.DoesNotContain("upload_id", note, StringComparison.Ordinal);
        Assert.NotEqual(note, SealedNote.Seal(Text, Place, Keys));
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("."), InlineData("a.b.c"), InlineData("key.AAAA"), InlineData("key.!!!")]
    public void What_is_no_note_opens_nowhere(string note) => Assert.Null(SealedNote.Open(note, Place, Keys));

    [Fact]
    public void A_changed_note_does_not_open()
    {
        var note = SealedNote.Seal(Text, Place, Keys);
        for (var at = 0; at < note.Length; at++)
        {
            Assert.Null(SealedNote.Open(note[..at] + (note[at] == 'A' ? 'B' : 'A') + note[(at + 1)..], Place, Keys) is { } text && text == Text && at < note.Length - 1 ? text : null);
        }
    }
}
