using Planner.Publishing.Connectors;
using Polly;
using Polly.Retry;
using Outcome = Planner.Publishing.Connectors.Outcome;

namespace Planner.Publishing.Sending;

/// <summary>
/// Tries again what was surely not posted and may go better the next time: four times, each time after twice as long, or after
/// as long as the network asked for, as long as the run's deadline is not met. What is unknown is never tried again here.
/// </summary>
internal sealed class Retrying
{
    private const int Times = 4;

    private readonly RunSettings settings;
    private readonly ResiliencePipeline<Outcome> sending;
    private readonly ResiliencePipeline<UploadOutcome> uploading;
    private readonly ResiliencePipeline<SendFault?> staging;

    public Retrying(RunSettings settings)
    {
        this.settings = settings;
        sending = Pipeline<Outcome>(static outcome => outcome is Outcome.Rejected rejected ? rejected.Fault : null);
        uploading = Pipeline<UploadOutcome>(static outcome => outcome is UploadOutcome.Rejected rejected ? rejected.Fault : null);
        staging = Pipeline<SendFault?>(static fault => fault);
    }

    /// <param name="stop">Ends the waiting; a request in flight is finished.</param>
    public Task<Outcome> SendAsync(Func<Task<Outcome>> send, CancellationToken stop) => TryAsync(sending, send, stop);

    /// <inheritdoc cref="SendAsync"/>
    public Task<UploadOutcome> UploadAsync(Func<Task<UploadOutcome>> upload, CancellationToken stop) => TryAsync(uploading, upload, stop);

    /// <inheritdoc cref="SendAsync"/>
    public Task<SendFault?> StageAsync(Func<Task<SendFault?>> stage, CancellationToken stop) => TryAsync(staging, stage, stop);

    private static async Task<T> TryAsync<T>(ResiliencePipeline<T> pipeline, Func<Task<T>> act, CancellationToken stop)
    {
        T? last = default;
        try
        {
            return await pipeline.ExecuteAsync(async _ => last = await act(), stop);
        }
        catch (OperationCanceledException) when (last is not null)
        {
            return last;
        }
    }

    private ResiliencePipeline<T> Pipeline<T>(Func<T, SendFault?> faultOf) => new ResiliencePipelineBuilder<T> { TimeProvider = settings.Time }
        .AddRetry(new RetryStrategyOptions<T>
        {
            MaxRetryAttempts = Times,
            ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Result is { } result && faultOf(result) is { IsTransient: true } fault && settings.Now() + PauseOf(fault, tried.AttemptNumber) < settings.Deadline),
            DelayGenerator = tried => ValueTask.FromResult<TimeSpan?>(PauseOf(faultOf(tried.Outcome.Result!)!, tried.AttemptNumber).ToTimeSpan()),
        })
        .Build();

    private Duration PauseOf(SendFault fault, int attempt) => Duration.Max(fault.RetryAfter ?? Duration.Zero, settings.FirstPause * (1 << attempt));
}
