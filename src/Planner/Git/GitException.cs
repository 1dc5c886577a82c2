namespace Planner.Git;

/// <summary>git could not do what was asked; the message is its own.</summary>
internal sealed class GitException : Exception
{
    public GitException(string message)
        : base(message)
    {
    }

    public GitException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public GitException()
    {
    }
}
