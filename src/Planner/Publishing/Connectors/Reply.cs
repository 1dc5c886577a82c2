using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors;

/// <summary>What came back of a request.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <param name="Body">At most a megabyte of it.</param>
    public sealed record Answer(int Status, string Body, HttpResponseHeaders Headers) : Reply
    {
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    /// <param name="MayHaveArrived">Whether the server may have got it all the same. False: it was never reached.</param>
    public sealed record Nothing(SendFault Fault, bool MayHaveArrived) : Reply;
}
