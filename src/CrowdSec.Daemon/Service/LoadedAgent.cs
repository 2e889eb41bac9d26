using CrowdSec.Configuration;
using CrowdSec.Engine;
using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Daemon.Service;

/// <summary>A log processor that is ready to run.</summary>
/// <param name="Credentials">As the file has them; without a login when one is still to be made.</param>
internal sealed record LoadedAgent(LogProcessor Processor, AcquisitionPlan Plan, LiveAcquisition Acquisition, ApiCredentials Credentials);
