using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors;

/// <summary>What came back of a request.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>
    /// Whether the request surely did nothing: the server was never reached, or said no. After 408, a fault of the server's own, and an answer
    /// that cannot be read it may have.
    /// </summary>
    public bool DidNothing => this is Nothing { MayHaveArrived: false } or Answer { Status: (>= 300 and < 500) and not 408 };

    /// <summary>What became of a request that was to send something, and whose answer does not say that it did.</summary>
    public Outcome Unsent(SendFault fault) => DidNothing ? new Outcome.Rejected(fault) : new Outcome.Unknown(fault);

    /// <param name="Body">At most a megabyte of it.</param>
    public sealed record Answer(int Status, string Body, HttpResponseHeaders Headers) : Reply
    {
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    /// <param name="MayHaveArrived">Whether the server may have got it all the same. False: it was never reached.</param>
    public sealed record Nothing(SendFault Fault, bool MayHaveArrived) : Reply;
}
