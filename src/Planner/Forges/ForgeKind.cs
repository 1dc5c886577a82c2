namespace Planner.Forges;

/// <summary>Which program shows the repository in a browser.</summary>
internal enum ForgeKind
{
    /// <summary>A host whose name does not say it: addresses as GitHub has them, to which GitLab leads on, and nothing filled in.</summary>
    Unknown,
    GitHub,
    GitLab,

    /// <summary>Gitea, and Forgejo, which began as a copy of it; Codeberg is Forgejo.</summary>
    Gitea,
    Bitbucket,
}
