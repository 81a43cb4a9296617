//! The names of a strategy's figures, and what each means.

use crate::evaluation::Figure;
use crate::finance::NoRate;
use crate::format::Format;
use crate::scenario::Unit;

/// The name in a row's head.
#[must_use]
pub fn name(figure: Figure) -> &'static str {
    match figure {
        Figure::Npv => word!("Net present value", "Valor actual neto"),
        Figure::EquityNpv => {
            word!("Value to the owner, after debt", "Valor para el dueño, tras la deuda")
        }
        Figure::ExitNpv => word!("NPV of the final sale", "VAN de la venta final"),
        Figure::NpvPerMw => word!("NPV per MW of grid", "VAN por MW de red"),
        Figure::Irr => word!("IRR", "TIR"),
        Figure::IrrOnSaleValue => word!("IRR on sale value", "TIR sobre el valor de venta"),
        Figure::EquityIrr => word!("IRR on equity", "TIR del capital propio"),
        Figure::Payback => word!("Payback", "Recuperación"),
        Figure::InitialCapex => word!("Capex to go-live", "Inversión hasta la puesta en marcha"),
        Figure::Capex => word!("Capex, all years", "Inversión, todos los años"),
        Figure::PeakFunding => word!("Deepest funding need", "Mayor necesidad de fondos"),
        Figure::MinDscr => word!("Lowest debt cover (DSCR)", "Menor cobertura de la deuda (RCSD)"),
        Figure::MinDscrInContract => {
            word!("Lowest DSCR, first contract", "Menor RCSD, primer contrato")
        }
        Figure::Revenue => word!("Revenue, all years", "Ingresos, todos los años"),
        Figure::Energy => word!("Energy, all years", "Energía, todos los años"),
        Figure::RevenuePerMwh => word!("Revenue per MWh", "Ingresos por MWh"),
        Figure::EbitdaPerMwh => word!("EBITDA per MWh", "EBITDA por MWh"),
        Figure::EbitdaMargin => word!("EBITDA margin", "Margen EBITDA"),
        Figure::EbitdaPerMwYear => word!("EBITDA per MW and year", "EBITDA por MW y año"),
        Figure::YieldOnCost => word!("Yield on cost", "Rendimiento sobre el costo"),
        Figure::MonthsOperated => word!("Time in operation", "Tiempo en operación"),
        Figure::BridgeNpv => {
            word!("NPV of mining while building", "VAN de la minería durante la obra")
        }
    }
}

/// The name in a row's head, with the dollars in which the figure is shown.
#[must_use]
pub fn named(numbers: &dyn Format, figure: Figure) -> String {
    let name = match figure {
        Figure::NpvPerMw if numbers.units().has(Unit::ItMegawatts) => {
            word!("NPV per MW of IT, at its own PUE", "VAN por MW de TI, con su propio PUE")
        }
        Figure::EbitdaPerMwYear if numbers.units().has(Unit::ItMegawatts) => {
            word!("EBITDA per MW of IT and year", "EBITDA por MW de TI y año")
        }
        Figure::RevenuePerMwh if numbers.units().has(Unit::CentsPerKwh) => {
            word!("Revenue per kWh", "Ingresos por kWh")
        }
        Figure::EbitdaPerMwh if numbers.units().has(Unit::CentsPerKwh) => {
            word!("EBITDA per kWh", "EBITDA por kWh")
        }
        _ => name(figure),
    };
    if !numbers.units().has(Unit::TodaysDollars) {
        return name.to_owned();
    }
    match figure {
        // Present values are the same in both, and these are no money.
        Figure::Npv
        | Figure::EquityNpv
        | Figure::ExitNpv
        | Figure::NpvPerMw
        | Figure::BridgeNpv
        | Figure::Energy
        | Figure::MonthsOperated
        | Figure::MinDscr
        | Figure::MinDscrInContract => name.to_owned(),
        Figure::Irr | Figure::IrrOnSaleValue | Figure::EquityIrr => {
            say!("{name}, above cost inflation", "{name}, por encima de la inflación de costos")
        }
        _ => super::units::named(numbers, name),
    }
}

/// One sentence for the reader.
#[must_use]
pub fn help(figure: Figure) -> &'static str {
    match figure {
        Figure::Npv => {
            word!(
                "All cash after tax and before debt, each use discounted at its own rate, with what the owned mine earns while AI is built.",
                "Toda la caja tras impuestos y antes de deuda, cada uso descontado a su propia tasa, con lo que gana la mina propia mientras se construye la IA."
            )
        }
        Figure::EquityNpv => {
            word!(
                "The present value of what is left after loans and interest, at the same rate as NPV: more than NPV where a loan costs less than that rate.",
                "El valor actual de lo que queda tras préstamos e intereses, a la misma tasa que el VAN: más que el VAN donde un préstamo cuesta menos que esa tasa."
            )
        }
        Figure::ExitNpv => {
            word!(
                "What site, building and machines bring when the use is closed or the horizon ends, after tax; part of NPV.",
                "Lo que dejan sitio, edificio y máquinas cuando el uso se cierra o el horizonte termina, tras impuestos; es parte del VAN."
            )
        }
        Figure::NpvPerMw => word!(
            "NPV per megawatt of the grid connection.",
            "VAN por megavatio de la conexión a la red."
        ),
        Figure::Irr => word!(
            "The yearly discount rate at which the NPV of cash after tax and before debt is zero.",
            "La tasa de descuento anual con la que el VAN de la caja tras impuestos y antes de deuda es cero."
        ),
        Figure::IrrOnSaleValue => {
            word!(
                "The return on not selling: what selling now would bring is the investment, the bridge is counted in.",
                "El retorno de no vender: la inversión es lo que daría vender ahora, incluida la transición."
            )
        }
        Figure::EquityIrr => word!(
            "The first rate after loans, interest and repayment.",
            "La primera tasa tras préstamos, intereses y amortización."
        ),
        Figure::Payback => {
            word!(
                "From the start to the month after which cumulative cash stays positive.",
                "Desde el inicio hasta el mes tras el cual la caja acumulada se mantiene positiva."
            )
        }
        Figure::InitialCapex => word!(
            "Everything bought up to the first day of service.",
            "Todo lo comprado hasta el primer día de servicio."
        ),
        Figure::Capex => word!(
            "Everything bought, later generations of machines included.",
            "Todo lo comprado, incluidas las generaciones posteriores de máquinas."
        ),
        Figure::PeakFunding => word!(
            "How far cumulative cash before debt falls at its lowest.",
            "Hasta dónde cae, en su punto más bajo, la caja acumulada antes de deuda."
        ),
        Figure::MinDscr => {
            word!(
                "The leanest year’s cash over interest and scheduled principal; under 1 the loan is not covered.",
                "La caja del peor año entre intereses y principal previsto (RCSD, en inglés DSCR); por debajo de 1 el préstamo no está cubierto."
            )
        }
        Figure::MinDscrInContract => {
            word!(
                "The same over the full years within the first lease or contract, on which a lender leans.",
                "Lo mismo en los años completos del primer contrato, en los que se apoya un prestamista."
            )
        }
        Figure::Revenue => word!(
            "What customers, the pool and the grid pay.",
            "Lo que pagan los clientes, el pool y la red eléctrica."
        ),
        Figure::Energy => word!(
            "At the meter, paid by the tenant or not.",
            "En el contador, la pague el inquilino o no."
        ),
        Figure::RevenuePerMwh => {
            word!("Revenue over energy at the meter.", "Ingresos entre la energía del contador.")
        }
        Figure::EbitdaPerMwh => word!(
            "Revenue less power and operating costs, over energy at the meter.",
            "Ingresos menos energía y costos operativos, entre la energía del contador."
        ),
        Figure::EbitdaMargin => word!(
            "The share of revenue left after power and operating costs.",
            "La parte de los ingresos que queda tras energía y costos operativos."
        ),
        Figure::EbitdaPerMwYear => {
            word!(
                "Mean over the years after build and ramp, per MW of grid connection.",
                "Media de los años posteriores a la obra y la puesta en marcha, por MW de conexión a la red."
            )
        }
        Figure::YieldOnCost => word!(
            "First full year’s EBITDA over capex to go-live.",
            "EBITDA del primer año completo sobre la inversión hasta la puesta en marcha."
        ),
        Figure::MonthsOperated => word!(
            "Months with energy; the hybrid’s are those of its AI part.",
            "Meses con energía; en la opción híbrida, los de su parte de IA."
        ),
        Figure::BridgeNpv => {
            word!(
                "What the owned machines earn and fetch while AI capacity is built; part of NPV, in no other figure.",
                "Lo que ganan y valen las máquinas propias mientras se construye la capacidad de IA; es parte del VAN y de ninguna otra cifra."
            )
        }
    }
}

/// Why there is no rate.
#[must_use]
pub fn no_rate(reason: NoRate) -> &'static str {
    match reason {
        NoRate::NoInvestment => word!("no investment", "sin inversión"),
        NoRate::NeverRepaid => word!("never repaid", "no se recupera"),
        NoRate::SeveralRates => word!("several rates", "varias tasas"),
        NoRate::NoMeaningfulRate => word!("no meaningful rate", "sin tasa con sentido"),
    }
}

/// A rate above one that compares with none.
pub const ABOVE_ALL: &str = ">100%";
/// No month of payback.
pub const NEVER: &str = word!("never", "nunca");
/// Cumulative cash never fell below zero.
pub const AT_ONCE: &str = word!("at once", "al instante");
/// The build does not end within the horizon.
pub const NOT_READY: &str =
    word!("not ready within the horizon", "sin terminar dentro del horizonte");
/// Selling now brings nothing, so there is nothing to earn on.
pub const NOTHING_TO_SELL: &str = word!("nothing to sell", "nada que vender");
/// No loan is drawn.
pub const NO_DEBT: &str = word!("no debt", "sin deuda");
/// One is, and no full year after the ramp has debt service.
pub const NO_YEAR: &str = word!("no year to test", "ningún año que medir");
/// Nothing to divide by.
pub const NONE: &str = word!("none", "ninguno");
/// Read out beside the best value of a row.
pub const BEST_IN_ROW: &str = word!("best of the four", "el mejor de los cuatro");
